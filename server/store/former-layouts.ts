// Rows as earlier builds laid them out: they read as any other, and are laid out anew before their next turn is written.
import assert from 'node:assert/strict';
import type { AttributeValue, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { parsedJson, recordIn } from './json.ts';
import { positionAttribute, type Row, text } from './row.ts';

// Each kept the position in three attributes. The first had one for every part of a turn and of a call, the second one for
// the snapshot, a list for the journal and one for the rest, the third the whole turn in one, with the
// journal among the rest.
const OF_A_POSITION = ['version', 'state', 'filled'] as const;
const OF_A_TURN = ['snapshot', 'journal', 'machine', 'reply', 'updatedAt', 'writeId'] as const;
const OF_A_CALL = ['from', 'to', 'createdAt'] as const;
const GONE = [...OF_A_POSITION, ...OF_A_TURN, ...OF_A_CALL];

export const isFormer = (row: Row): boolean => row['version'] !== undefined;

/** The row with the attributes of the present layout beside its own; what it lacks, it lacks there. */
export function laidOut(row: Row) {
  return { ...row, ...positionOf(row), turn: turnOf(row), call: row['call'] ?? callOf(row) };
}

function positionOf({ version, state, filled }: Row): { position?: AttributeValue } {
  if (version?.N === undefined || state?.S === undefined || filled?.N === undefined) return {};
  return { position: positionAttribute({ version: Number(version.N), state: state.S, filled: Number(filled.N) }) };
}

function turnOf({ turn, snapshot, ...row }: Row): AttributeValue {
  const whole = turn?.S ?? turnOfFirstLayout(row);
  const [before, rest] = whole.includes('\n') ? whole.split('\n') : [snapshot?.S ?? '', whole];
  const { journal, ...kept } = recordIn(parsedJson(rest));
  const lines = Array.isArray(journal)
    ? journal.map((entry) => JSON.stringify(entry))
    : row['journal']?.L?.map(({ S = 'null' }) => S);
  const read = `${before}\n${JSON.stringify(kept)}`;
  return text(lines === undefined ? read : `${read}\n${lines.join('\n')}`);
}

function turnOfFirstLayout({ machine, reply, updatedAt, writeId }: Row): string {
  const { id, hash } = machine?.M ?? {};
  const named = { machine: { id: id?.S, hash: hash?.S }, updatedAt: updatedAt?.S, writeId: writeId?.S };
  return JSON.stringify({ ...named, reply: parsedJson(reply?.S) });
}

const callOf = (row: Row): AttributeValue =>
  text(JSON.stringify(Object.fromEntries(OF_A_CALL.map((name) => [name, row[name]?.S]))));

/** Lays a row that could be read out anew, if it still stands at that version: only a turn changes what is moved. */
export function layOutRequest(tableName: string, row: Row): UpdateItemCommandInput {
  const { position, turn, call } = laidOut(row);
  const { pk, sk, version } = row;
  assert(pk && sk && version && position, 'a row that could not be read is not laid out');
  const gone = GONE.map((name) => [`#${name}`, name] as const);
  return {
    TableName: tableName,
    Key: { pk, sk },
    UpdateExpression: `SET #position = :position, #turn = :turn, #call = :call REMOVE ${gone.map(([alias]) => alias).join(', ')}`,
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: {
      '#position': 'position',
      '#turn': 'turn',
      '#call': 'call',
      ...Object.fromEntries(gone),
    },
    ExpressionAttributeValues: { ':position': position, ':turn': turn, ':call': call, ':version': version },
  };
}
