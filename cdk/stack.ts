// The whole line on AWS: a table, two or more stateless containers behind a load balancer, and alarms.
import { type App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { createAlarms } from './alarms.ts';
import { createNetwork } from './network.ts';
import { createService } from './service.ts';
import type { Settings } from './settings.ts';
import { createTable } from './table.ts';

/** Adds the stack to the app. It names no account: the credentials of the deployment choose it. */
export function createLineStack(app: App, settings: Settings): Stack {
  const stack = new Stack(app, 'AppointmentLine', {
    env: { region: settings.region },
    description: 'A telephone line that books appointments',
    terminationProtection: true,
  });
  const table = createTable(stack);
  const network = createNetwork(stack, settings);
  const service = createService(stack, { settings, table, network });
  createAlarms(stack, { settings, table, network, service });
  output(
    stack,
    'LoadBalancerName',
    `Point the DNS entry of ${settings.domainName} here`,
    network.loadBalancer.loadBalancerDnsName,
  );
  output(stack, 'VoiceWebhook', 'For the number at Twilio: incoming calls', `https://${settings.domainName}/voice`);
  return stack;
}

function output(stack: Stack, name: string, description: string, value: string): CfnOutput {
  return new CfnOutput(stack, name, { description, value });
}
