// The table, as server/store/table.ts defines it, with what guards it against loss.
import { RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import {
  DUE_INDEX,
  DUE_PARTITION_KEY,
  DUE_SORT_KEY,
  PARTITION_KEY,
  SORT_KEY,
  TTL_ATTRIBUTE,
} from '../server/store/table.ts';

/** The one table; it outlives the stack, and its name is the deployment's to choose. */
export function createTable(stack: Stack): Table {
  const table = new Table(stack, 'Calls', {
    partitionKey: { name: PARTITION_KEY, type: AttributeType.STRING },
    sortKey: { name: SORT_KEY, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: TTL_ATTRIBUTE,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  table.addGlobalSecondaryIndex({
    indexName: DUE_INDEX,
    partitionKey: { name: DUE_PARTITION_KEY, type: AttributeType.STRING },
    sortKey: { name: DUE_SORT_KEY, type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
  return table;
}
