import { dayInWords } from "./embargo-notice";

interface InvitationListProps {
  invitations: { title: string; path: string; author: string; embargoUntil: string }[];
}

/** What the viewer is invited to read before it is public. */
export function InvitationList({ invitations }: InvitationListProps) {
  return (
    <ul className="plain">
      {invitations.map(({ title, path, author, embargoUntil }) => (
        <li key={path}>
          <a href={path}>{title}</a>{" "}
          <span className="small quiet">
            by {author}, not public until {dayInWords(embargoUntil)}
          </span>
        </li>
      ))}
    </ul>
  );
}
