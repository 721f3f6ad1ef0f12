import { Notice } from "./form";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** A day, "2027-03-03", as "3 March 2027". */
export function dayInWords(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}

interface EmbargoNoticeProps {
  solution: { id: string; mine: boolean; embargoUntil: string | null; invitedCount: number };
}

/** Says to the few who see a solution during its embargo who they are, and until when. */
export function EmbargoNotice({ solution }: EmbargoNoticeProps) {
  if (!solution.embargoUntil) return null;
  const day = dayInWords(solution.embargoUntil);
  if (!solution.mine)
    return <Notice>{`You are invited. Until ${day} only the author and those invited see this.`}</Notice>;
  return (
    <Notice>
      {`${onlyThese(solution.invitedCount)} until ${day}. `}
      <a href={`/solutions/${solution.id}/edit`}>Change the day or who is invited</a>
    </Notice>
  );
}

function onlyThese(invited: number): string {
  if (invited === 0) return "Only you see this";
  return `Only you and ${invited === 1 ? "1 invited person" : `${invited} invited people`} see this`;
}
