import type { DemoFile } from "../../content";
import choose from "./files/choose.py?raw";
import lateAnswers from "./files/late-answers.ipynb?raw";
import wrongQueueCost from "./files/wrong-queue-cost.csv?raw";

const ON_TIME = 93.6;
const WITHOUT = 154.2;
const LINEAR = 99.5;
const CROSSING = (LINEAR - ON_TIME) / (WITHOUT - ON_TIME);
const total = (late: number) => (1 - late) * ON_TIME + late * WITHOUT;
const percent = (at: number) => ({ at, text: `${at}%` });

/** Agent minutes of both models as a function of how many proposals come late. */
const totals: DemoFile = {
  name: "minutes-by-late-share.png",
  plot: {
    x: {
      title: "Proposals that come after 200 ms",
      from: 0,
      to: 14,
      ticks: [0, 2, 4, 6, 8, 10, 12, 14].map(percent),
    },
    y: {
      title: "Minutes lost per 100 tickets",
      from: 92,
      to: 103,
      ticks: [92, 94, 96, 98, 100, 102].map((at) => ({ at, text: String(at) })),
    },
    lines: [
      {
        colour: "orange",
        points: [
          [0, total(0)],
          [14, total(0.14)],
        ],
      },
      {
        colour: "blue",
        points: [
          [0, LINEAR],
          [14, LINEAR],
        ],
      },
    ],
    labels: [
      { at: [0.2, LINEAR], text: "Logistic regression, never late", colour: "blue", anchor: "start" },
      {
        at: [1.9, total(0.019)],
        text: "Encoder, idle",
        colour: "orange",
        hasDot: true,
        isBelow: true,
        anchor: "start",
      },
      {
        at: [8.3, total(0.083)],
        text: "at 60% load",
        colour: "orange",
        hasDot: true,
        isBelow: true,
        anchor: "start",
      },
      { at: [100 * CROSSING, LINEAR], text: "level at 9.7%", colour: "quiet", hasDot: true, anchor: "end" },
    ],
  },
};

export const files: DemoFile[] = [
  totals,
  {
    name: "late-answers.ipynb",
    text: lateAnswers,
    outputs: {
      "late-by-load.png": {
        x: { title: "Load of both cores", from: -5, to: 85, ticks: [0, 20, 40, 60, 80].map(percent) },
        y: { title: "Answers over 200 ms", from: 0, to: 20, ticks: [0, 5, 10, 15, 20].map(percent) },
        lines: [
          {
            colour: "orange",
            points: [
              [0, 1.9],
              [20, 2.9],
              [40, 4.8],
              [60, 8.3],
              [80, 17.6],
            ],
          },
          {
            colour: "quiet",
            isDashed: true,
            points: [
              [-5, 100 * CROSSING],
              [85, 100 * CROSSING],
            ],
          },
        ],
        labels: [
          { at: [0, 1.9], text: "1.9%", colour: "orange", hasDot: true },
          { at: [20, 2.9], text: "2.9%", colour: "orange", hasDot: true },
          { at: [40, 4.8], text: "4.8%", colour: "orange", hasDot: true },
          { at: [60, 8.3], text: "8.3%", colour: "orange", hasDot: true, isBelow: true, anchor: "start" },
          { at: [80, 17.6], text: "17.6%", colour: "orange", hasDot: true, anchor: "end" },
          {
            at: [-4, 100 * CROSSING],
            text: "level with logistic regression",
            colour: "quiet",
            anchor: "start",
          },
        ],
      },
    },
  },
  { name: "choose.py", text: choose },
  { name: "wrong-queue-cost.csv", text: wrongQueueCost },
];
