import type { Policy } from "./policy.ts";

/** The services that a policy's other actions start something in, as principals that a role can be passed to. */
export function servicesLaunchedWith({ statements }: Policy): string[] {
  const actions = statements
    .filter(({ effect }) => effect?.value === "Allow")
    .flatMap(({ actions }) => actions.map(({ value }) => value.toLowerCase()));
  return launches.filter(([, starts]) => actions.some((action) => starts.test(action))).map(([service]) => service);
}

const launches: readonly (readonly [string, RegExp])[] = [
  ["ec2.amazonaws.com", /^ec2:(?:\*|run.*|requestspot.*|associateiaminstanceprofile)$/],
  [
    "ecs-tasks.amazonaws.com",
    /^(?:ecs:(?:\*|run.*|registertaskdefinition|createservice|starttask)|batch:(?:\*|registerjobdefinition|submitjob))$/,
  ],
  ["spotfleet.amazonaws.com", /^ec2:(?:\*|requestspotfleet)$/],
  ["lambda.amazonaws.com", /^lambda:(?:\*|create\*|createfunction)$/],
  ["states.amazonaws.com", /^states:(?:\*|create\*|createstatemachine)$/],
  ["glue.amazonaws.com", /^glue:(?:\*|create\*|createjob|createdevendpoint|createcrawler)$/],
  ["sagemaker.amazonaws.com", /^sagemaker:(?:\*|create.*)$/],
  ["cloudformation.amazonaws.com", /^cloudformation:(?:\*|create\*|createstack)$/],
  ["codebuild.amazonaws.com", /^codebuild:(?:\*|create\*|createproject)$/],
];
