// The CDK app: one stack, checked by cdk-nag as it is synthesised.
import { Annotations, App, Aspects } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { examplesLeft, readSettings } from './settings.ts';
import { createLineStack } from './stack.ts';

const app = new App();
const settings = readSettings((name) => app.node.tryGetContext(name));
const stack = createLineStack(app, settings);
for (const name of examplesLeft(settings)) {
  Annotations.of(stack).addWarningV2(
    `line:example:${name}`,
    `${name} is still the example of cdk.json; do not deploy this`,
  );
}
Aspects.of(app).add(new AwsSolutionsChecks());
app.synth();
