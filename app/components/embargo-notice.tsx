import { Notice } from "./form";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

interface EmbargoNoticeProps {
  solution: { id: string; mine: boolean; embargoUntil: string | null; invitedCount: number };
}

/** Says to the few who see a solution during its embargo who they are, and until when. */
export function EmbargoNotice({ solution }: EmbargoNoticeProps) {
  if (!solution.embargoUntil) return null;
  const day = DAY.format(new Date(`${solution.embargoUntil}T00:00:00Z`));
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
