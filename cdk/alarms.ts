// What wakes somebody: errors a caller can hear, incidents in the log, too few servers, slow turns, a struggling table.
import { Duration, type Stack } from 'aws-cdk-lib/core';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Network } from './network.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';

const EXPECTED_SERVERS = 2;
const SLOW_TURN_S = 2; // beyond this a caller wonders whether the line is dead

interface Watched {
  settings: Settings;
  table: Table;
  network: Network;
  service: Service;
}

interface Watch {
  metric: IMetric;
  says: string;
  threshold: number;
  minutes?: number;
  below?: true;
}

export function createAlarms(stack: Stack, watched: Watched): void {
  const topic = new Topic(stack, 'Alarms', { enforceSSL: true });
  const { alarmEmail } = watched.settings;
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  for (const [name, watch] of Object.entries(watches(stack, watched))) {
    const alarm = new Alarm(stack, name, {
      metric: watch.metric,
      alarmDescription: watch.says,
      threshold: watch.threshold,
      evaluationPeriods: watch.minutes ?? 1,
      comparisonOperator: watch.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No requests are no errors; no servers that report are no servers.
      treatMissingData: watch.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
}

function watches(stack: Stack, { table, network, service }: Watched): Record<string, Watch> {
  const minute = { period: Duration.minutes(1) };
  const sum = { ...minute, statistic: 'Sum' };
  return {
    ServerErrors: {
      metric: service.targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum),
      says: 'A server answered a webhook with an error: a caller heard the fallback.',
      threshold: 1,
    },
    UnansweredRequests: {
      metric: network.loadBalancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, sum),
      says: 'No server answered a webhook: a caller heard the fallback.',
      threshold: 1,
    },
    Incidents: {
      metric: incidents(stack, service).metric(sum),
      says: 'The log holds an error: a missing or unreadable row, a move the chart does not have, a failed assert.',
      threshold: 1,
    },
    TooFewServers: {
      metric: service.targets.metrics.healthyHostCount({ ...minute, statistic: 'Minimum' }),
      says: `Fewer than ${EXPECTED_SERVERS} servers are ready.`,
      threshold: EXPECTED_SERVERS,
      minutes: 3,
      below: true,
    },
    SlowTurns: {
      metric: service.targets.metrics.targetResponseTime({ ...minute, statistic: 'p99' }),
      says: `One turn in a hundred takes ${SLOW_TURN_S} s or longer.`,
      threshold: SLOW_TURN_S,
      minutes: 3,
    },
    TableThrottled: {
      metric: table.metricThrottledRequestsForOperation('UpdateItem', sum),
      says: 'The table throttles turns: they are tried again within the turn, and callers wait.',
      threshold: 10,
      minutes: 3,
    },
    TableErrors: {
      metric: table.metricSystemErrorsForOperations({
        ...sum,
        operations: [Operation.GET_ITEM, Operation.PUT_ITEM, Operation.UPDATE_ITEM, Operation.QUERY],
      }),
      says: 'DynamoDB fails requests of its own accord.',
      threshold: 10,
      minutes: 3,
    },
  };
}

/** One a line of the log at level `error`: the server writes JSON, and an incident is an error. */
function incidents(stack: Stack, service: Service): MetricFilter {
  return new MetricFilter(stack, 'IncidentFilter', {
    logGroup: service.log,
    filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
    metricNamespace: 'AppointmentLine',
    metricName: 'Incidents',
    metricValue: '1',
    defaultValue: 0,
  });
}
