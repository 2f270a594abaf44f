import * as vscode from "vscode";

/** Two mistakes that stand in many guides: the name of an API operation for an action, and a bucket where its objects belong. */
const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ReadResults",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:role/analysis" },
      "Action": ["s3:ListObjectsV2", "s3:GetObject"],
      "Resource": "arn:aws:s3:::results-of-the-lab"
    }
  ]
}
`;

/** Opens a policy that does not work, as a new file; beside the walkthrough where that is what is shown. */
export async function openExample(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "json", content: policy });
  const isAlone =
    vscode.window.activeTextEditor !== undefined || vscode.window.tabGroups.activeTabGroup.tabs.length === 0;
  await vscode.window.showTextDocument(document, isAlone ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
}
