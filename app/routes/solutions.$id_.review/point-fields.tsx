import { Field, fieldId } from "~/components/form";
import { type Attachment, KIND_NAMES } from "~/domain/attachments/attachment";
import type { Heading } from "~/domain/markdown/markdown";
import type { FieldErrors } from "~/domain/parse";
import { POINT_BODY_MAX, POINT_KINDS, POINT_QUOTE_MAX } from "~/domain/points/point";
import {
  fileOfSection,
  fileSection,
  type PointPart,
  pointField,
  type SentPoint,
} from "~/domain/points/point-fields";
import { RUBRIC } from "~/domain/rubric/rubric";
import { clockLabel } from "~/domain/walkthroughs/clock";
import { TextArea } from "./text-area";
import { Unplaced } from "./unplaced";

interface PointFieldsProps {
  /** From 1; `__n__` in the template that a script numbers. */
  n: number | string;
  /** Null for an empty one. */
  point: SentPoint | null;
  outline: Heading[];
  /** Those that it can be about. */
  files: Attachment[];
  /** Whether the page opens at its words. */
  focus?: boolean;
  errors?: FieldErrors;
  unplaced: string[];
}

/** One point of a review: what it asks, what it is about, and the passage it is made on. */
export function PointFields({ n, point, outline, files, focus, errors, unplaced }: PointFieldsProps) {
  const field = (part: PointPart) => {
    const name = pointField(n, part);
    return { name, error: errors?.[name], value: point?.[part] ?? "" };
  };
  return (
    <fieldset className="point" data-point={n} id={`point-${n}`}>
      <legend>
        Point <span data-point-number="">{n}</span>
      </legend>
      <Kinds n={n} chosen={point?.kind || "consider"} error={field("kind").error} />
      <TextArea
        {...field("body")}
        label="What you would tell the author"
        max={POINT_BODY_MAX}
        rows={2}
        focus={focus}
      />
      <TextArea
        {...field("quote")}
        label="Passage"
        hint={files.length > 0 ? "Copy it from the write-up or the file." : "Copy it from the write-up."}
        optional
        max={POINT_QUOTE_MAX}
        rows={2}
      />
      <Unplaced field={pointField(n, "quote")} unplaced={unplaced} />
      <div className="pair">
        <Choice {...field("dimension")} label="Dimension" options={DIMENSIONS} />
        <Choice
          {...field("section")}
          label={files.length > 0 ? "Section or file" : "Section"}
          options={sectionsOf(outline)}
          files={filesOf(files, point?.section ?? "")}
        />
        {files.length > 0 || point?.part ? (
          <Field {...field("part")} label="Cell or line" optional>
            {(control) => <input {...control} inputMode="numeric" maxLength={6} defaultValue={point?.part} />}
          </Field>
        ) : null}
      </div>
      {point?.moment ? (
        <p className="quiet small num">At {clockLabel(Number(point.moment) || 0)} of the walkthrough</p>
      ) : null}
      {HIDDEN.map((part) => (
        <input key={part} type="hidden" name={pointField(n, part)} defaultValue={point?.[part] ?? ""} />
      ))}
    </fieldset>
  );
}

/** What a script fills in. */
const HIDDEN = ["prefix", "suffix", "start", "moment"] as const;

const DIMENSIONS: [value: string, label: string][] = [
  ["", "The whole"],
  ...RUBRIC.map(({ key, label }): [string, string] => [key, label]),
];

function sectionsOf(outline: Heading[]): [value: string, label: string][] {
  return [
    ["", "Any"],
    ...outline.map(({ id, depth, text }): [string, string] => [id, `${"  ".repeat(depth - 2)}${text}`]),
  ];
}

/** The files as options; one that another revision had stays chosen until another one is. */
function filesOf(files: Attachment[], chosen: string): [value: string, label: string][] {
  const listed = files.map(({ id, name, kind }): [string, string] => [
    fileSection(id),
    `${name}, ${KIND_NAMES[kind].toLowerCase()}`,
  ]);
  const isGone = fileOfSection(chosen) !== null && !listed.some(([value]) => value === chosen);
  return isGone ? [...listed, [chosen, "A file of another revision"]] : listed;
}

function Kinds({ n, chosen, error }: { n: number | string; chosen: string; error?: string }) {
  const name = pointField(n, "kind");
  return (
    <div className={error ? "field wrong" : "field"}>
      <div className="kinds">
        {Object.entries(POINT_KINDS).map(([value, label], i) => (
          <label key={value} className={value}>
            <input
              type="radio"
              id={i === 0 ? fieldId(name) : undefined}
              name={name}
              value={value}
              defaultChecked={value === chosen}
            />
            {label}
          </label>
        ))}
      </div>
      {error ? <p className="problem">{error}</p> : null}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  error?: string;
  options: [value: string, label: string][];
  files?: [value: string, label: string][];
}

function Choice({ name, label, value, error, options, files = [] }: ChoiceProps) {
  return (
    <Field name={name} label={label} error={error}>
      {(control) => (
        <select {...control} defaultValue={value}>
          <Options options={options} />
          {files.length > 0 ? (
            <optgroup label="Attached files">
              <Options options={files} />
            </optgroup>
          ) : null}
        </select>
      )}
    </Field>
  );
}

function Options({ options }: Pick<ChoiceProps, "options">) {
  return options.map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
