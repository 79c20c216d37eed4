// The server: stateless containers on Fargate, two at the least, each allowed to do what a turn does and no more.
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import {
  Cluster,
  ContainerImage,
  ContainerInsights,
  FargateService,
  FargateTaskDefinition,
  type ICluster,
  LogDrivers,
  Secret as ContainerSecret,
} from 'aws-cdk-lib/aws-ecs';
import { ApplicationProtocol, type ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { NagSuppressions } from 'cdk-nag';
import { DUE_INDEX } from '../server/store/table.ts';
import type { Network } from './network.ts';
import type { Settings } from './settings.ts';

const PORT = 3000;
const MIN_TASKS = 2; // one a zone
const MAX_TASKS = 20;
const CPU_UNITS = 512;
const MEMORY_MIB = 1024;
const TARGET_CPU_PERCENT = 50; // a turn is 15 s at the very most, a new container half a minute: room to wait for it
const DRAIN = Duration.seconds(20); // longer than any webhook may last

export interface Service {
  fargate: FargateService;
  targets: ApplicationTargetGroup;
  log: LogGroup;
}

interface Surroundings {
  settings: Settings;
  table: Table;
  network: Network;
}

export function createService(stack: Stack, { settings, table, network }: Surroundings): Service {
  const log = new LogGroup(stack, 'Log', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const cluster = new Cluster(stack, 'Cluster', {
    vpc: network.vpc,
    containerInsightsV2: ContainerInsights.ENABLED,
  });
  const fargate = new FargateService(stack, 'Service', {
    cluster: cluster as ICluster, // CDK's classes do not fit its interfaces under exactOptionalPropertyTypes
    taskDefinition: createTask(stack, { settings, table, log }),
    desiredCount: MIN_TASKS,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { rollback: true },
    healthCheckGracePeriod: Duration.seconds(60),
  });
  const targets = network.https.addTargets('Server', {
    port: PORT,
    protocol: ApplicationProtocol.HTTP,
    targets: [fargate],
    deregistrationDelay: DRAIN,
    healthCheck: {
      path: '/readyz',
      healthyHttpCodes: '200',
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
    },
  });
  const scaling = fargate.autoScaleTaskCount({ minCapacity: MIN_TASKS, maxCapacity: MAX_TASKS });
  scaling.scaleOnCpuUtilization('Cpu', {
    targetUtilizationPercent: TARGET_CPU_PERCENT,
    scaleInCooldown: Duration.minutes(5),
    scaleOutCooldown: Duration.seconds(30),
  });
  return { fargate, targets, log };
}

interface TaskParts {
  settings: Settings;
  table: Table;
  log: LogGroup;
}

function createTask(stack: Stack, { settings, table, log }: TaskParts): FargateTaskDefinition {
  const task = new FargateTaskDefinition(stack, 'Task', { cpu: CPU_UNITS, memoryLimitMiB: MEMORY_MIB });
  const images = Repository.fromRepositoryName(stack, 'Images', settings.repositoryName);
  const twilioAuthToken = createToken(
    stack,
    'TwilioAuthToken',
    'TWILIO_AUTH_TOKEN; two, comma-separated, during a rotation',
  );
  const adminToken = createToken(stack, 'AdminToken', 'ADMIN_TOKEN of the dashboard and the API');
  task.addContainer('server', {
    image: ContainerImage.fromEcrRepository(images, settings.imageTag),
    portMappings: [{ containerPort: PORT }],
    environment: {
      PORT: String(PORT),
      PUBLIC_URL: `https://${settings.domainName}`,
      TABLE_NAME: table.tableName,
      TWILIO_ACCOUNT_SID: settings.twilioAccountSid,
      ...(settings.businessFile === undefined ? {} : { BUSINESS_FILE: settings.businessFile }),
    },
    secrets: {
      TWILIO_AUTH_TOKEN: ContainerSecret.fromSecretsManager(twilioAuthToken),
      ADMIN_TOKEN: ContainerSecret.fromSecretsManager(adminToken),
    },
    logging: LogDrivers.awsLogs({ streamPrefix: 'server', logGroup: log }),
    readonlyRootFilesystem: true,
    stopTimeout: DRAIN.plus(Duration.seconds(10)),
  });
  allowTurns(task, table);
  suppressTaskFindings(task);
  return task;
}

/** What the store and the calendar send, on this table and this index; no scan, no delete, no other table. */
function allowTurns(task: FargateTaskDefinition, table: Table): void {
  task.addToTaskRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
      resources: [table.tableArn],
    }),
  );
  task.addToTaskRolePolicy(
    new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/${DUE_INDEX}`] }),
  );
}

/** Starts as random words: until the real Twilio token is put in, every webhook is refused. */
function createToken(stack: Stack, name: string, description: string): ISecret {
  const token = new Secret(stack, name, {
    description,
    generateSecretString: { excludePunctuation: true, passwordLength: 48 },
  });
  NagSuppressions.addResourceSuppressions(token, [
    {
      id: 'AwsSolutions-SMG4',
      reason: 'Rotated by hand: one token is made at Twilio, the other is given to people; neither by a function.',
    },
  ]);
  return token as ISecret; // CDK's classes do not fit its interfaces under exactOptionalPropertyTypes
}

function suppressTaskFindings(task: FargateTaskDefinition): void {
  NagSuppressions.addResourceSuppressions(
    task,
    [
      {
        id: 'AwsSolutions-ECS2',
        reason: 'The environment holds addresses and identifiers; both tokens come from Secrets Manager.',
      },
      {
        id: 'AwsSolutions-IAM5',
        appliesTo: ['Resource::*'],
        reason: 'ecr:GetAuthorizationToken of the execution role knows no resource; the rest names one.',
      },
    ],
    true,
  );
}
