import { againstTarget, clockLabel, MAX_SECONDS, spokenSeconds } from "~/domain/walkthroughs/clock";
import { type Cue, spokenText } from "~/domain/walkthroughs/cues";

interface WalkthroughPlayerProps {
  /** Null where there is none: then nothing is shown. */
  walkthrough: {
    recording: {
      src: string;
      hasVideo: boolean;
      seconds: number;
      /** Address of its captions; null without a transcript. */
      captions: string | null;
    } | null;
    /** What is said when, for a recording with a transcript. */
    cues: Cue[];
    /** What would be said, where there is no recording. */
    script: string;
    /** Address of a video elsewhere, or empty. */
    url: string;
  } | null;
  /** Path of the page that it belongs to: links to a second lead there. */
  page: string;
  /** Second to begin at. */
  startAt: number;
}

/** The two minutes in which an author explains their choices. */
export function WalkthroughPlayer({ walkthrough, page, startAt }: WalkthroughPlayerProps) {
  if (!walkthrough) return null;
  const { recording, cues, script, url } = walkthrough;
  return (
    <figure
      className="walkthrough"
      id="walkthrough"
      data-walkthrough={page}
      tabIndex={recording ? 0 : undefined}
      aria-labelledby="walkthrough-title"
    >
      <figcaption>
        <h2 id="walkthrough-title">Walkthrough</h2>
        {recording ? (
          <span className="num quiet">{againstTarget(recording.seconds)}</span>
        ) : script ? (
          <span className="num quiet">
            about {againstTarget(spokenSeconds(spokenText(script)))} when spoken
          </span>
        ) : null}
      </figcaption>
      {recording ? <Recording recording={recording} startAt={startAt} /> : null}
      {cues.length > 0 ? <Transcript cues={cues} page={page} /> : null}
      {script && !recording ? (
        <details>
          <summary>Script</summary>
          <p className="script">{spokenText(script)}</p>
        </details>
      ) : null}
      {url ? (
        <p>
          <a href={url} rel="noopener noreferrer nofollow ugc">
            Watch it on {new URL(url).hostname.replace(/^www\./, "")}
          </a>
        </p>
      ) : null}
    </figure>
  );
}

function Recording({
  recording: { src, hasVideo, captions },
  startAt,
}: {
  recording: NonNullable<NonNullable<WalkthroughPlayerProps["walkthrough"]>["recording"]>;
  startAt: number;
}) {
  const Media = hasVideo ? "video" : "audio";
  return (
    <Media controls preload="metadata" src={startAt > 0 ? `${src}#t=${startAt}` : src}>
      {captions ? <track kind="captions" src={captions} label="Captions" default /> : null}
      <a href={src}>Download the recording</a>
    </Media>
  );
}

function Transcript({ cues, page }: { cues: Cue[]; page: string }) {
  return (
    <details>
      <summary>Transcript</summary>
      <ol className="cues">
        {cues.map(({ startMs, text }) => (
          <li key={`${startMs} ${text}`}>
            <a
              href={`${page}?t=${Math.min(MAX_SECONDS, Math.floor(startMs / 1000))}#walkthrough`}
              data-start={startMs}
            >
              <span className="num quiet">{clockLabel(startMs / 1000)}</span> <span data-said="">{text}</span>
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
