import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import { Database } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { FILE_LIMIT_BYTES } from '@hisaab/platform';
import type { FastifyRequest } from 'fastify';
import { EncodingDetector } from './file/encoding';
import { dropChunks, saveChunk } from './import-chunks.repository';
import type { Encoding } from './mapping';

const CHUNK_BYTES = 512 * 1024;
/** What multipart adds around a file: boundaries and headers. */
const WRAPPING_BYTES = 64 * 1024;
/** The parser's own limit ends a stream in more than one way; bytes are counted here, and it only stands behind. */
const OWN_LIMIT = { limits: { fileSize: FILE_LIMIT_BYTES * 2 }, throwFileSizeLimit: false };

export interface Upload {
  readonly filename: string;
  readonly size: number;
  readonly encoding: Encoding;
  /** Of the file's bytes: what an idempotency key compares. */
  readonly hash: Buffer;
}

/** Takes a file in while it streams: in pieces to the database, never whole in memory and never on a disk. */
@Injectable()
export class UploadReceiver {
  constructor(private readonly database: Database) {}

  /** The pieces are kept under `importId`; after a refusal nothing of them is left. */
  async receive(request: FastifyRequest, importId: string): Promise<Upload> {
    if (!request.isMultipart())
      throw new DomainError('invalid-request', 'invalid', 'Send the file as multipart/form-data.');
    if (Number(request.headers['content-length'] ?? 0) > FILE_LIMIT_BYTES + WRAPPING_BYTES) throw tooLarge();
    try {
      return await this.parts(request, importId);
    } catch (error) {
      discardRest(request);
      await dropChunks(this.database, importId);
      throw refusalOf(error);
    }
  }

  private async parts(request: FastifyRequest, importId: string): Promise<Upload> {
    let upload: Upload | null = null;
    for await (const part of request.parts(OWN_LIMIT)) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file' || upload !== null) throw unknownPart(part.fieldname);
        upload = await this.store(part, importId);
      } else if (part.fieldname !== 'format' || part.value !== 'csv') throw unknownPart(part.fieldname);
    }
    if (upload !== null) return upload;
    throw new DomainError('invalid-request', 'invalid', 'The file is missing.', {
      errors: [{ path: 'file', message: 'is missing' }],
    });
  }

  private async store(part: MultipartFile, importId: string): Promise<Upload> {
    const detector = new EncodingDetector();
    const hash = createHash('sha256');
    let waiting: Buffer[] = [];
    let bytes = 0;
    let position = 0;
    const save = async (): Promise<void> => {
      await saveChunk(this.database, importId, position, Buffer.concat(waiting));
      position += 1;
      waiting = [];
      bytes = 0;
    };
    for await (const piece of part.file as AsyncIterable<Buffer>) {
      detector.add(piece);
      if (detector.size > FILE_LIMIT_BYTES) throw tooLarge();
      hash.update(piece);
      waiting.push(piece);
      bytes += piece.length;
      if (detector.size >= 512 && detector.decide().binary) throw binary();
      if (bytes >= CHUNK_BYTES) await save();
    }
    if (bytes > 0) await save();
    if (detector.size === 0) throw new DomainError('file-empty', 'unprocessable', 'The file is empty.');
    const { encoding, binary: isBinary } = detector.decide();
    if (isBinary) throw binary();
    return { filename: nameOf(part.filename), size: detector.size, encoding, hash: hash.digest() };
  }
}

/** What is still to come of a refused body is thrown away: unread, it would stand before the connection's next request. */
function discardRest(request: FastifyRequest): void {
  request.raw.unpipe();
  request.raw.resume();
}

/** The last part of a path, without what no file system would keep. */
function nameOf(filename: string | undefined): string {
  const last = (filename ?? '').split(/[/\\]/u).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cs}]/gu, '').trim();
  return [...clean].slice(0, 200).join('') || 'file.csv';
}

function tooLarge(): DomainError {
  return new DomainError('file-too-large', 'too-large', 'Files of up to 25 MiB can be imported.');
}

function binary(): DomainError {
  const hint = 'This is not a text file. Save the sheet as CSV and hand that in.';
  return new DomainError('file-not-text', 'unprocessable', hint);
}

function unknownPart(name: string): DomainError {
  return new DomainError('invalid-request', 'invalid', 'The form has a part that is not known here.', {
    errors: [{ path: name.slice(0, 100), message: 'is not known' }],
  });
}

/** What the multipart parser throws has its own codes. */
function refusalOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  const malformed =
    code.startsWith('FST_') ||
    (error instanceof Error && /multipart|boundary|unexpected end of form/iu.test(error.message));
  if (malformed && !(error instanceof DomainError)) {
    return new DomainError(
      'invalid-request',
      'invalid',
      'The form could not be read: one file named "file" is expected.',
    );
  }
  return error;
}
