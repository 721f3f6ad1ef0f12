import { againstTarget, clockLabel, MAX_SECONDS, TARGET_SECONDS } from "~/domain/walkthroughs/clock";
import { Field } from "./form";

export interface Take {
  id: string;
  src: string;
  hasVideo: boolean;
  /** Null where it could not be measured. */
  seconds: number | null;
}

interface WalkthroughRecorderProps {
  /** Id of the solution. */
  solution: string;
  takes: Take[];
  /** Id of the take that is used, or empty. */
  chosen: string;
  errors?: { walkthroughTake?: string; take?: string };
}

/** Takes of a walkthrough: a list to choose from, a file to add, and with script a recorder. Stands in the page's form. */
export function WalkthroughRecorder({ solution, takes, chosen, errors }: WalkthroughRecorderProps) {
  return (
    <section
      className="recorder"
      aria-label="Recording"
      data-recorder=""
      data-solution={solution}
      data-upload={`/solutions/${solution}/files`}
    >
      <Controls />
      <p className="hidden" role="status" data-takes-say="" />
      <fieldset className="takes" id="field-walkthroughTake">
        <legend>Takes</legend>
        <ul data-takes="">
          {takes.map((take, i) => (
            <TakeRow key={take.id} take={take} name={`Take ${i + 1}`} chosen={take.id === chosen} />
          ))}
          <li className="take" data-no-take="">
            <label>
              <input
                type="radio"
                name="walkthroughTake"
                value=""
                defaultChecked={!takes.some(({ id }) => id === chosen)}
              />{" "}
              No recording
            </label>
          </li>
        </ul>
        {errors?.walkthroughTake ? <p className="problem">{errors.walkthroughTake}</p> : null}
      </fieldset>
      <template data-take-template="">
        <TakeRow take={null} name="" chosen={false} />
      </template>
      <Field
        name="take"
        label="Upload a recording"
        optional
        hint="Sound or video as WebM, MP4, M4A, MP3, Ogg or WAV, up to 3 minutes and 25 MB. It becomes another take."
        error={errors?.take}
      >
        {(control) => (
          <>
            <input {...control} type="file" accept="audio/*,video/mp4,video/webm,video/ogg" />
            <p className="small sending" data-upload-state="" hidden />
          </>
        )}
      </Field>
    </section>
  );
}

/** Shown by the script, which it needs. */
function Controls() {
  return (
    <div className="controls" data-controls="" hidden>
      <p className="problem" role="alert" data-problem="" />
      <div className="actions">
        <button type="button" data-start="voice">
          Record your voice
        </button>
        <button type="button" data-start="screen">
          Record screen and voice
        </button>
        <button type="button" data-pause="" hidden>
          Pause
        </button>
        <button type="button" className="danger" data-stop="" hidden>
          Stop
        </button>
        <span className="clock num" data-clock="">
          {againstTarget(0)}
        </span>
      </div>
      <ClockBar />
      <div className="clock-marks num small" aria-hidden="true">
        <span>{clockLabel(TARGET_SECONDS)}</span>
        <span>{clockLabel(MAX_SECONDS)}</span>
      </div>
      <p className="hidden" role="status" data-says="" />
    </div>
  );
}

/** The three minutes with a mark at two, and below them how loud it is. */
function ClockBar() {
  return (
    <svg
      className="clock-bar"
      viewBox={`0 0 ${MAX_SECONDS} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="rail" width={MAX_SECONDS} height="6" />
      <rect className="elapsed" width="0" height="6" data-elapsed="" />
      <rect className="over" x={TARGET_SECONDS} width="0" height="6" data-over="" />
      <path className="mark" d={`M${TARGET_SECONDS} 0V6`} />
      <rect className="level" y="8" width="0" height="2" data-level="" />
    </svg>
  );
}

/** One take; without one, the shape that the script fills. */
function TakeRow({ take, name, chosen }: { take: Take | null; name: string; chosen: boolean }) {
  const Media = take?.hasVideo ? "video" : "audio";
  return (
    <li className="take" data-take={take?.id ?? ""}>
      <label>
        <input
          type="radio"
          name="walkthroughTake"
          value={take?.id ?? ""}
          defaultChecked={chosen}
          disabled={!take}
          data-take-choose=""
        />{" "}
        Use <span data-take-name="">{name}</span>
        <span className="num quiet" data-take-length="">
          {take?.seconds ? againstTarget(take.seconds) : ""}
        </span>
      </label>
      <span className="small" role="status" data-take-state="" />
      <button type="button" data-take-again="" hidden>
        Try again
      </button>
      <button
        type="submit"
        className="danger"
        name="removeTake"
        value={take?.id ?? ""}
        formNoValidate
        data-take-delete=""
      >
        Delete{" "}
        <span className="hidden" data-take-name="">
          {name}
        </span>
      </button>
      <span className="media" data-take-media="">
        {take ? <Media controls preload="none" src={take.src} aria-label={name} /> : null}
      </span>
    </li>
  );
}
