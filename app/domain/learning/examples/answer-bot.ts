import type { Example } from "../example";
import writeUp from "./answer-bot.md?raw";

export const answerBot: Example = {
  slug: "answer-bot",
  title: "An AI assistant for the support knowledge base",
  writeUp,
  reference: {
    framing: {
      level: 2,
      passage:
        "gives accurate answers instantly, so that agents and customers save time and satisfaction goes up",
      because:
        "There is an objective, and one can picture it. But “accurate” and “instantly” have no measure, so nobody could say later whether it was met. No assumption is stated. The limitations are those of any language model; not one is about these articles or these logs.",
      notLower: "It adds to the brief whose time is saved, and by what.",
      notHigher:
        "That takes one measure, and some limits of the data at hand. The six months of search logs are not mentioned once.",
    },
    ambiguity: {
      level: 1,
      passage: "I also built a chat interface so that customers can ask directly, without an agent.",
      because:
        "The brief is about an agent who finds an answer. Here customers get one with nobody in between, and the write-up does not treat that as a choice. It never asks what a right answer is, how long a customer waits, or what happens when two articles disagree.",
      notLower: null,
      notHigher:
        "A 2 has noticed a gap. Removing articles older than three years is done in passing: not why three, nor how many, nor whether they held the only answer to something.",
    },
    tradeoffs: {
      level: 2,
      passage: "embeddings understand the meaning of a question, so they are better suited",
      because:
        "Alternatives are named for the search, the database and the training, and each falls by a sentence that would be as true in any other project. That is opinion, however plausible.",
      notLower: "The alternatives are there, with a reason each.",
      notHigher:
        "The same twenty questions through the present search and this one, with answers found and seconds taken side by side, would have been a 3.",
    },
    communication: {
      level: 3,
      passage: "The assistant works well. I tried it with about twenty questions of my own",
      because:
        "The sections follow a natural order. Result and limitations have headings of their own, and after a minute one knows what was built.",
      notLower: "Nobody has to guess why a part is there: a reason stands beside each, if a thin one.",
      notHigher:
        "Reasons stand beside claims here, not beside evidence, and that is in screenshots elsewhere. Smooth prose earns the 3 and no more.",
    },
    iteration: {
      level: 2,
      passage: "I changed the prompt a few times until this was better.",
      because:
        "Steps are mentioned and their outcomes are not: which prompts, which chunk sizes, better by how much. The twenty questions were made up and judged by the person who built it.",
      notLower:
        "It says that prompt, chunk size and number of chunks were varied, and that something was tried out.",
      notHigher: "A 3 lists what was tried with what came out, and tests something that could have failed.",
    },
  },
  explained:
    "Agents cannot find articles while a customer waits. You chose not to improve the list of results but to let a language model write the answer from the five closest passages, for agents and for customers alike.",
  strength:
    "Holding the model to retrieved passages is the right instinct for a support desk: an answer that cannot be traced is worse there than none.",
  change:
    "Before anything else, take 50 searches out of the logs and write down which article answers each. Run the present search and yours over them, and show answers found and seconds taken side by side.",
  question:
    "A customer asks how long they have to return an item, and two articles name different periods. What does your assistant say, and who notices?",
  teaches:
    "It names one thing that would move three dimensions at once, small enough to do in an evening, instead of listing all that is missing.",
};
