import type { DemoFile } from "../../content";
import coverageByWeek from "./files/coverage-by-week.csv?raw";
import order from "./files/order.py?raw";

export const files: DemoFile[] = [
  {
    name: "coverage-by-volume.png",
    plot: {
      x: {
        title: "Mean units a week",
        from: 0.6,
        to: 3.4,
        ticks: [
          { at: 1, text: "up to 7" },
          { at: 2, text: "7 to 40" },
          { at: 3, text: "over 40" },
        ],
      },
      y: {
        title: "Weeks inside the 80% interval",
        from: 65,
        to: 100,
        ticks: [70, 80, 90, 100].map((at) => ({ at, text: `${at}%` })),
      },
      lines: [
        {
          colour: "quiet",
          isDashed: true,
          points: [
            [0.6, 80],
            [3.4, 80],
          ],
        },
        {
          colour: "orange",
          points: [
            [1, 95.6],
            [2, 83.4],
            [3, 71.8],
          ],
        },
        {
          colour: "blue",
          points: [
            [1, 90.8],
            [2, 82.6],
            [3, 88.5],
          ],
        },
      ],
      labels: [
        { at: [1, 95.6], text: "95.6%", colour: "orange", hasDot: true, anchor: "start" },
        { at: [2, 83.4], text: "83.4%", colour: "orange", hasDot: true, anchor: "start" },
        { at: [3, 71.8], text: "root of the mean 71.8%", colour: "orange", hasDot: true, isBelow: true },
        { at: [1, 90.8], text: "90.8%", colour: "blue", hasDot: true, isBelow: true, anchor: "end" },
        { at: [2, 82.6], text: "", colour: "blue", hasDot: true },
        { at: [2, 80], text: "82.6%", colour: "blue", isBelow: true },
        { at: [3, 88.5], text: "with the second term 88.5%", colour: "blue", hasDot: true },
      ],
    },
  },
  { name: "order.py", text: order },
  { name: "coverage-by-week.csv", text: coverageByWeek },
];
