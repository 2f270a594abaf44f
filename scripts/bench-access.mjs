// Prints how many requests a second the evaluator decides over a policy of twenty statements, on one core.
//   node scripts/bench-access.mjs [seconds]
import { ready } from "./ready.mjs";

ready();
const { compilePolicy, decide, explain } = await import("../core/access/index.ts");

const seconds = Number(process.argv[2] ?? 2);
const account = "111122223333";

const statements = Array.from({ length: 20 }, (_, i) => ({
  Sid: `Statement${i}`,
  Effect: i % 5 === 4 ? "Deny" : "Allow",
  Action: [`s3:Get*`, `sqs:SendMessage`, `dynamodb:*Item`].slice(0, 1 + (i % 3)),
  Resource: [
    `arn:aws:s3:::bucket-${i}/*`,
    `arn:aws:sqs:*:${account}:queue-${i}-*`,
    "arn:aws:s3:::shared/${aws:username}/*",
  ],
  ...(i % 2 === 0 && {
    Condition: {
      StringLike: { "aws:PrincipalTag/team": ["red-*", "blue"] },
      IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "203.0.113.0/24"] },
    },
  }),
}));
const policy = compilePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }), "policy", "identity");

const made = Array.from({ length: 64 }, (_, i) => ({
  principal: `arn:aws:iam::${account}:user/user-${i % 7}`,
  action: ["s3:GetObject", "s3:PutObject", "sqs:SendMessage", "dynamodb:GetItem"][i % 4],
  resource: [
    `arn:aws:s3:::bucket-${i % 20}/a/b/c.txt`,
    `arn:aws:s3:::shared/user-${i % 7}/x`,
    `arn:aws:sqs:eu-west-1:${account}:queue-${i % 20}-a`,
  ][i % 3],
  resourceAccount: account,
  context: { "aws:PrincipalTag/team": i % 3 === 0 ? "red-1" : "green", "aws:SourceIp": "10.1.2.3" },
  contextComplete: true,
}));
// As they come from a file.
const requests = JSON.parse(JSON.stringify(made));
const documents = { identityPolicies: [policy] };

for (const [name, run] of [
  ["verdicts", decide],
  ["proofs", explain],
]) {
  for (let i = 0; i < 20_000; i++) run(requests[i % requests.length], documents);
  const answers = new Map();
  let count = 0;
  const start = process.cpuUsage();
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    for (const request of requests) {
      const { answer } = run(request, documents);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      count++;
    }
  }
  const { user, system } = process.cpuUsage(start);
  const rate = Math.round(count / ((user + system) / 1e6));
  console.log(
    `${name}: ${rate.toLocaleString("en")} a second (${[...answers].map((pair) => pair.join(" ")).join(", ")})`,
  );
}
