import { type QuestionView, VERDICTS } from "~/domain/panel/question";
import type { ReviewView } from "~/domain/reading/review-view";
import { clockLabel } from "~/domain/walkthroughs/clock";
import { AnswerField, AnswersForm } from "./panel-answers-form";
import type { SentForm } from "./sent-form";
import { VerdictForm } from "./verdict-form";

interface PanelQuestionsProps {
  review: ReviewView;
  author: string;
  /** Whether the write-up stands on the same page. */
  inPage?: boolean;
  sent?: SentForm;
}

/** What the reviewer asks, what the author answers, and how the reviewer judges it. */
export function PanelQuestions(props: PanelQuestionsProps) {
  const { review, sent } = props;
  if (review.questions.length === 0) return null;
  const mayWrite = review.canAnswer && review.questions.some(({ verdict }) => verdict === null);
  const list = (
    <ol>
      {review.questions.map((question) => (
        <Question key={question.id} question={question} {...props} />
      ))}
    </ol>
  );
  return (
    <section className="panel-questions" id={`panel-${review.id}`} aria-label="Questions">
      <h3>{review.questions.length === 1 ? "1 question" : `${review.questions.length} questions`}</h3>
      {mayWrite ? (
        <AnswersForm review={review} sent={sent?.intent === "answer-questions" ? sent : undefined}>
          {list}
        </AnswersForm>
      ) : (
        list
      )}
    </section>
  );
}

function Question({
  question,
  review,
  author,
  inPage,
  sent,
}: PanelQuestionsProps & { question: QuestionView }) {
  const { answeredAt, verdict } = question;
  const isJudged = sent?.intent === "judge-answer" && sent.values.question === question.id;
  return (
    <li id={`question-${question.id}`}>
      <div className="text" dangerouslySetInnerHTML={{ __html: question.questionHtml }} />
      {answeredAt ? <Answer question={question} author={author} /> : null}
      {!answeredAt && !review.canAnswer ? <p className="quiet small">Not answered yet.</p> : null}
      {review.canAnswer && verdict === null ? (
        <AnswerField
          review={review}
          question={question}
          folded={inPage}
          sent={sent?.intent === "answer-questions" ? sent : undefined}
        />
      ) : null}
      {answeredAt && review.canJudge ? (
        <VerdictForm reviewId={review.id} question={question} sent={isJudged ? sent : undefined} />
      ) : null}
    </li>
  );
}

function Answer({ question, author }: { question: QuestionView; author: string }) {
  const { answerHtml, answerSeconds, verdict, verdictNote } = question;
  return (
    <div className="panel-answer">
      <p className="small quiet">
        {author} answers{answerSeconds ? <span className="num"> in {clockLabel(answerSeconds)}</span> : null}
      </p>
      <div className="text" dangerouslySetInnerHTML={{ __html: answerHtml }} />
      {verdict ? (
        <p className="small">
          <span className={`badge is-${verdict}`}>{VERDICTS[verdict]}</span>{" "}
          <span className="as-written">{verdictNote}</span>
        </p>
      ) : null}
    </div>
  );
}
