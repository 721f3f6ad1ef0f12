import { MEDALS, type MedalKey } from "~/domain/reputation/medals";

/** What a review or a solution is commended for, each leading to what it means. Nothing while there is none. */
export function Medals({ medals }: { medals: MedalKey[] }) {
  return medals.map((medal) => (
    <a className="badge medal" key={medal} href={`/guide/reputation#medal-${medal}`}>
      <span className="hidden">Medal: </span>
      {MEDALS[medal].label}
    </a>
  ));
}
