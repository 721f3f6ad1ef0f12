/** Twenty people. Everyone's password is the one that `npm run demo` prints. */
export const DEMO_MEMBERS: { handle: string; bio: string; joinedDaysAgo: number }[] = [
  {
    handle: "nhaddad",
    joinedDaysAgo: 170,
    bio: "Support tooling, text classification. Looking for a team that measures before it trains.",
  },
  {
    handle: "jokafor",
    joinedDaysAgo: 165,
    bio: "Search engineer. Seven years of BM25 and a soft spot for boring baselines.",
  },
  { handle: "mira-k", joinedDaysAgo: 160, bio: "Forecasting for retail. I like intervals more than points." },
  { handle: "leepark", joinedDaysAgo: 158, bio: "Trust and safety, thresholds and their prices." },
  {
    handle: "aruiz",
    joinedDaysAgo: 155,
    bio: "Staff ML engineer, about two hundred interviews on the other side of the table.",
  },
  {
    handle: "tbanerjee",
    joinedDaysAgo: 150,
    bio: "Evaluation of language models; before that, psychometrics.",
  },
  {
    handle: "sweiss",
    joinedDaysAgo: 148,
    bio: "Statistician among engineers. I will ask about your confidence interval.",
  },
  { handle: "dchen", joinedDaysAgo: 140, bio: "Backend engineer moving into applied AI." },
  { handle: "olafsen", joinedDaysAgo: 136, bio: "Edge inference, latency budgets, profilers." },
  { handle: "priya_r", joinedDaysAgo: 130, bio: "Data scientist in logistics. Messy tables are my home." },
  {
    handle: "tomasz-w",
    joinedDaysAgo: 126,
    bio: "Entity resolution, record linkage, too many spreadsheets.",
  },
  {
    handle: "hanae",
    joinedDaysAgo: 120,
    bio: "Agents with tools, and what they do when the tool answers nonsense.",
  },
  {
    handle: "kwame",
    joinedDaysAgo: 112,
    bio: "Platform engineer. I count what a design costs per thousand requests.",
  },
  {
    handle: "elif-d",
    joinedDaysAgo: 104,
    bio: "Career changer from accounting; document extraction and controls.",
  },
  { handle: "rjensen", joinedDaysAgo: 98, bio: "Machine learning lead, reads for what was left out." },
  { handle: "luca-b", joinedDaysAgo: 92, bio: "Two years out of university, preparing for my second job." },
  { handle: "farida", joinedDaysAgo: 88, bio: "Retrieval and question answering over legal text." },
  { handle: "mstone", joinedDaysAgo: 84, bio: "Product-minded engineer. Who acts on this number?" },
  {
    handle: "yuki-t",
    joinedDaysAgo: 80,
    bio: "Natural language processing for small languages and small budgets.",
  },
  { handle: "anders", joinedDaysAgo: 78, bio: "Site reliability turned model reliability." },
];
