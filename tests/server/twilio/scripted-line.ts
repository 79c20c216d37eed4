// A line that says what a test wrote down, and remembers what was asked of it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Reply } from '../../../machines/dialog.ts';
import type { Answer, Line, Log } from '../../../server/ports.ts';

type Asked =
  | { asked: 'start'; callId: string; from: string; to: string }
  | ({ asked: 'turn' } & Parameters<Line['turn']>[0])
  | { asked: 'repeat'; callId: string }
  | { asked: 'transcribed'; callId: string }
  | { asked: 'ended'; callId: string; status: string };

export const STAND_INS = {
  toPerson: 'Sorry, a person comes.',
  nobody: 'Sorry, call again.',
  whisper: 'Somebody calls.',
};
export const CALL_ID = 'CA0123456789abcdef0123456789abcdef';
export const ACCOUNT_SID = 'AC0123456789abcdef0123456789abcdef';
export const AUTH_TOKEN = 'one-token';
export const PUBLIC_URL = 'https://line.example.test';
export const HANDOFF = '+12045550100';

/** The reply number n of a call; a turn is version n + 1's own, and a repeated one is answered from the row. */
export function scriptedLine(replies: readonly Reply[]): Line & { asked: Asked[]; versions: Map<string, number> } {
  const asked: Asked[] = [];
  const versions = new Map<string, number>();
  const over = new Set<string>();
  const at = (callId: string): Answer => {
    const version = versions.get(callId);
    if (version === undefined) return { refused: 'unknown', status: 404 };
    const reply = replies[Math.min(version, replies.length - 1)];
    if (reply === undefined) throw new Error('the script is empty');
    return { reply, nextTurn: version + 1 };
  };
  return {
    asked,
    versions,
    async start(call) {
      asked.push({ asked: 'start', ...call });
      if (!versions.has(call.callId)) versions.set(call.callId, 0);
      return at(call.callId);
    },
    async turn(turn) {
      asked.push({ asked: 'turn', ...turn });
      const version = versions.get(turn.callId);
      if (over.has(turn.callId)) return { refused: 'gone', status: 410 };
      if (version !== undefined && turn.number > version + 1) return { refused: 'future', status: 409 };
      if (version === turn.number - 1) versions.set(turn.callId, turn.number);
      return at(turn.callId);
    },
    async repeat(callId) {
      asked.push({ asked: 'repeat', callId });
      return at(callId);
    },
    async transcribed(callId) {
      asked.push({ asked: 'transcribed', callId });
    },
    async ended(callId, status) {
      asked.push({ asked: 'ended', callId, status });
      over.add(callId);
    },
  };
}

/** A question that listens for anything. */
export function question(
  text: string,
  answer: Extract<Reply['next'], { kind: 'listen' }>['answer'] = 'anything',
): Reply {
  return {
    locale: 'en-US',
    says: [{ prompt: 'ask_name', text }],
    next: { kind: 'listen', answer, patience: 'normal' },
  };
}

export function farewell(text: string): Reply {
  return { locale: 'en-US', says: [{ prompt: 'goodbye', text }], next: { kind: 'hang_up' } };
}

export interface Entry {
  level: 'info' | 'warn' | 'error';
  message: string;
  fields: Record<string, unknown>;
}

/** A log that keeps its lines. */
export function keptLog(): Log & { entries: Entry[] } {
  const entries: Entry[] = [];
  const keep =
    (level: Entry['level']) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      entries.push({ level, message, fields });
    };
  return { entries, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** Serves a handler on a free port of this machine. */
export async function serve(handler: express.RequestHandler): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(express().use(handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
