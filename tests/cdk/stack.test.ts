// The stack as it would be deployed: asserted on the synthesised template, offline.
import { readdirSync, readFileSync } from 'node:fs';
import { App, Aspects } from 'aws-cdk-lib/core';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { examplesLeft, readSettings, type Settings } from '../../cdk/settings.ts';
import { createLineStack } from '../../cdk/stack.ts';
import { TABLE_DEFINITION, TTL_ATTRIBUTE } from '../../server/store/table.ts';

const SETTINGS: Settings = {
  region: 'ca-central-1',
  domainName: 'phone.clinic.example',
  certificateArn: 'arn:aws:acm:ca-central-1:222222222222:certificate/11111111-2222-3333-4444-555555555555',
  repositoryName: 'appointment-line',
  imageTag: 'build-41',
  twilioAccountSid: 'AC0123456789abcdef0123456789abcdef',
  alarmEmail: 'owner@clinic.example',
};

const app = new App();
const stack = createLineStack(app, SETTINGS);
Aspects.of(app).add(new AwsSolutionsChecks());
const template = Template.fromStack(stack);

describe('the table', () => {
  it('is the one that the server defines, key for key', () => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = TABLE_DEFINITION;
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      AttributeDefinitions: AttributeDefinitions.map((definition) => ({ ...definition })),
      KeySchema: KeySchema.map((key) => ({ ...key })),
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
        ...index,
        KeySchema: index.KeySchema.map((key) => ({ ...key })),
      })),
      BillingMode,
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
    });
  });

  it('cannot be lost by a mistake', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });
});

describe('the way in', () => {
  it('speaks HTTPS with the given certificate, and sends plain HTTP there', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: SETTINGS.certificateArn }],
      SslPolicy: Match.stringLikeRegexp('TLS13'),
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 80,
      DefaultActions: [Match.objectLike({ Type: 'redirect' })],
    });
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 2);
  });

  it('asks a server whether it is ready', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/readyz',
      Matcher: { HttpCode: '200' },
    });
  });
});

describe('the server', () => {
  it('runs twice at the least, on a root that cannot be written, and rolls a bad release back', () => {
    template.hasResourceProperties('AWS::ECS::Service', {
      DesiredCount: 2,
      LaunchType: 'FARGATE',
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    });
    template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 2 });
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [Match.objectLike({ ReadonlyRootFilesystem: true })],
    });
  });

  it('gets its tokens from Secrets Manager and nothing secret from its environment', () => {
    const [definition] = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
    const [container] = definition?.['Properties'].ContainerDefinitions ?? [];
    expect(names(container.Secrets)).toEqual(['ADMIN_TOKEN', 'TWILIO_AUTH_TOKEN']);
    expect(names(container.Environment)).toEqual(['PORT', 'PUBLIC_URL', 'TABLE_NAME', 'TWILIO_ACCOUNT_SID']);
    expect(container.Environment).toContainEqual({ Name: 'PUBLIC_URL', Value: 'https://phone.clinic.example' });
    template.resourceCountIs('AWS::SecretsManager::Secret', 2);
  });

  it('may send what its adapters send, and nothing else', () => {
    // What puts the embedded engine right, and the look at a table before a deploy, never run in the container.
    const apart = new Set(['ensure-table.ts', 'live-rows.ts']);
    const folders = ['server/store', 'server/calendar', 'server/calendar/busy'];
    const sources = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts') && !apart.has(name))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const sent = sources.flatMap((source) => [...source.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name));
    expect([...new Set(sent)].toSorted()).toEqual(['GetItem', 'PutItem', 'Query', 'UpdateItem']);
  });

  it('may read and write calls in this table, and nothing else', () => {
    const policies = template.findResources('AWS::IAM::Policy');
    const [task] = Object.entries(policies).filter(([name]) => name.startsWith('TaskTaskRole'));
    const statements: { Action: string | string[]; Effect: string; Resource: unknown }[] =
      task?.[1]['Properties'].PolicyDocument.Statement ?? [];
    expect(statements.map(({ Action }) => [Action].flat().toSorted())).toEqual([
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      ['dynamodb:Query'],
    ]);
    expect(JSON.stringify(statements)).not.toContain('*');
    const [tableId] = Object.keys(template.findResources('AWS::DynamoDB::Table'));
    expect(JSON.stringify(statements[0]?.Resource)).toContain(tableId);
    expect(JSON.stringify(statements[1]?.Resource)).toContain('/index/due-index');
  });
});

describe('somebody is told', () => {
  it.each([
    ['a server answers with an error', { MetricName: 'HTTPCode_Target_5XX_Count', Threshold: 1 }],
    ['no server answers', { MetricName: 'HTTPCode_ELB_5XX_Count', Threshold: 1 }],
    ['an incident is logged', { MetricName: 'Incidents', Namespace: 'AppointmentLine', Threshold: 1 }],
    ['a server is missing', { MetricName: 'HealthyHostCount', Threshold: 2, TreatMissingData: 'breaching' }],
    ['turns are slow', { MetricName: 'TargetResponseTime', ExtendedStatistic: 'p99', Threshold: 2 }],
    ['the table throttles', { MetricName: 'ThrottledRequests' }],
  ])('when %s', (_what, properties) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { ...properties, AlarmActions: [Match.anyValue()] });
  });

  it('by mail, when an address is given', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: SETTINGS.alarmEmail });
  });

  it('and an incident is a line of the log at level error', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.level = "error" }' });
  });

  it('but no log is kept for ever', () => {
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });
});

describe('cdk-nag', () => {
  it('has nothing left to say, and every suppression gives its reason', () => {
    const findings = Annotations.fromStack(stack);
    expect(findings.findError('*', Match.anyValue())).toEqual([]);
    expect(findings.findWarning('*', Match.anyValue())).toEqual([]);
    const suppressions = Object.values(template.toJSON()['Resources']).flatMap(suppressionsOf);
    expect(suppressions.length).toBeGreaterThan(0);
    for (const { reason } of suppressions) expect(reason.length).toBeGreaterThan(30);
  });
});

describe('the settings', () => {
  it('are taken as they are given', () => {
    expect(given({})).toEqual(SETTINGS);
    expect(given({ businessFile: '/app/business.json' })).toHaveProperty('businessFile', '/app/business.json');
    expect(given({ alarmEmail: '' })).not.toHaveProperty('alarmEmail');
  });

  it.each([
    ['domainName', undefined],
    ['domainName', 'https://phone.clinic.example'],
    ['domainName', 'localhost'],
    ['certificateArn', undefined],
    ['certificateArn', 'arn:aws:iam::222222222222:server-certificate/phone'],
    ['region', 'Montreal'],
    ['repositoryName', ''],
    ['imageTag', 'latest'],
    ['imageTag', 41],
    ['twilioAccountSid', 'SK0123456789abcdef0123456789abcdef'],
    ['businessFile', 'business.yaml'],
    ['alarmEmail', 'owner'],
  ])('stop the synthesis when %s is %p, and say how to give it', (name, value) => {
    expect(() => given({ [name]: value })).toThrow(new RegExp(`${name}: .*-c ${name}=`));
  });

  it('name everything that is missing at once', () => {
    expect(() => readSettings(() => undefined)).toThrow(
      /region:[^]*domainName:[^]*certificateArn:[^]*repositoryName:[^]*imageTag:[^]*twilioAccountSid:/,
    );
  });

  it('are known for examples while they are examples', () => {
    expect(examplesLeft(SETTINGS)).toEqual([]);
    expect(examplesLeft({ ...SETTINGS, domainName: 'phone.example.com' })).toEqual(['domainName']);
  });
});

function names(entries: { Name: string }[]): string[] {
  return entries.map(({ Name }) => Name).toSorted();
}

function given(changes: Record<string, unknown>): Settings {
  const context: Record<string, unknown> = { ...SETTINGS, ...changes };
  return readSettings((name) => context[name]);
}

interface Resource {
  Metadata?: { cdk_nag?: { rules_to_suppress: { id: string; reason: string }[] } };
}

function suppressionsOf(resource: unknown): { id: string; reason: string }[] {
  const { Metadata } = resource as Resource; // a template is untyped JSON
  return Metadata?.cdk_nag?.rules_to_suppress ?? [];
}
