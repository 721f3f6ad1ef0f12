import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { PLOT_FONT, type Plot, plotSvg } from "./plot";

/**
 * Draws a plot as PNG. `folder` is one for scratch files. The letters come out of `node_modules`, so that it looks the
 * same on a machine without fonts.
 */
export async function drawPlot(plot: Plot, folder: string): Promise<Buffer> {
  const fonts = dirname(createRequire(import.meta.url).resolve(`katex/dist/fonts/${PLOT_FONT}-Regular.ttf`));
  const config = join(folder, "fonts.conf");
  await writeFile(config, `<fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  const before = process.env.FONTCONFIG_FILE;
  process.env.FONTCONFIG_FILE = config;
  try {
    return await sharp(Buffer.from(plotSvg(plot)))
      .png({ palette: true })
      .toBuffer();
  } finally {
    if (before === undefined) delete process.env.FONTCONFIG_FILE;
    else process.env.FONTCONFIG_FILE = before;
  }
}
