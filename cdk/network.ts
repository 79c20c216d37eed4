// The way in: a network over two zones and a load balancer that speaks HTTPS only.
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  type IVpc,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener,
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ListenerCertificate,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { NagSuppressions } from 'cdk-nag';
import type { Settings } from './settings.ts';

const ZONES = 2;
const ACCESS_LOG_DAYS = 30;

export interface Network {
  vpc: IVpc;
  loadBalancer: ApplicationLoadBalancer;
  https: ApplicationListener;
}

export function createNetwork(stack: Stack, settings: Settings): Network {
  const vpc = createVpc(stack);
  const doorway = new SecurityGroup(stack, 'Doorway', {
    vpc,
    description: 'The load balancer',
    allowAllOutbound: false,
  });
  const loadBalancer = new ApplicationLoadBalancer(stack, 'LoadBalancer', {
    vpc,
    internetFacing: true,
    securityGroup: doorway,
    deletionProtection: true,
    dropInvalidHeaderFields: true,
  });
  loadBalancer.logAccessLogs(createAccessLog(stack));
  const https = loadBalancer.addListener('Https', {
    port: 443,
    protocol: ApplicationProtocol.HTTPS,
    certificates: [ListenerCertificate.fromArn(settings.certificateArn)],
    sslPolicy: SslPolicy.RECOMMENDED_TLS,
  });
  loadBalancer.addRedirect();
  NagSuppressions.addResourceSuppressions(doorway, [
    {
      id: 'AwsSolutions-EC23',
      reason: 'A public webhook: Twilio calls from no published range of addresses, and every request must be signed.',
    },
  ]);
  return { vpc, loadBalancer, https };
}

/** The containers have no address of their own: out through one gateway a zone, to DynamoDB without any. */
function createVpc(stack: Stack): IVpc {
  const flowLog = new LogGroup(stack, 'FlowLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const vpc = new Vpc(stack, 'Network', {
    maxAzs: ZONES,
    natGateways: ZONES,
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    ],
    gatewayEndpoints: { DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
    flowLogs: {
      rejected: {
        destination: FlowLogDestination.toCloudWatchLogs(flowLog),
        trafficType: FlowLogTrafficType.REJECT,
      },
    },
  });
  return vpc as IVpc; // CDK's classes do not fit its interfaces under exactOptionalPropertyTypes
}

function createAccessLog(stack: Stack): IBucket {
  const bucket = new Bucket(stack, 'AccessLog', {
    encryption: BucketEncryption.S3_MANAGED, // the load balancer cannot write under a key of KMS
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  NagSuppressions.addResourceSuppressions(bucket, [
    { id: 'AwsSolutions-S1', reason: 'This bucket is the access log; a log of the log would go round for ever.' },
  ]);
  return bucket as IBucket; // CDK's classes do not fit its interfaces under exactOptionalPropertyTypes
}
