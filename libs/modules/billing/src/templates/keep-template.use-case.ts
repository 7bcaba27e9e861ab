import { Injectable } from '@nestjs/common';
import { createTemplate, type CreateTemplate, type PatchTemplate } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, foldName, uuidv7 } from '@hisaab/kernel';
import { Answer, contract, requireIfMatch, UnitOfWork, type WriteContext } from '@hisaab/platform';
import { BookSetup } from '../books/book.setup';
import { goneAnswer, resourceAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { expectVersion, mergePatch } from '../changes/merge-patch';
import { checkedTemplate, isSameTemplate, MOST_TEMPLATES, type Template } from './template';
import { templateInput, templateResource } from './template.view';
import {
  liveTemplate,
  liveTemplates,
  saveTemplate,
  templateById,
  templateMissing,
  templateSurroundings,
} from './templates.repository';

/** Makes, changes, deletes and restores templates. They are nobody else's business: no events tell of them. */
@Injectable()
export class KeepTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
  ) {}

  make(write: WriteContext, input: CreateTemplate): Promise<Answer> {
    return this.run(write, async (tx, bookId, sequence) => {
      const said = checkedTemplate(input, await templateSurroundings(tx, bookId));
      const earlier = input.id ? await templateById(tx, bookId, input.id) : undefined;
      if (earlier) {
        if (isSameTemplate(earlier, said)) return resourceAnswer(201, templateResource(earlier), sequence);
        throw new DomainError('id-taken', 'conflict', 'Another template has this id.');
      }
      await this.refuseWithoutPlace(tx, bookId, said.name);
      const at = new Date();
      const made: Template = {
        ...said,
        bookId,
        id: input.id ?? uuidv7(),
        version: 1,
        deletedAt: null,
        createdAt: at,
        updatedAt: at,
      };
      await saveTemplate(tx, made);
      return resourceAnswer(201, templateResource(made), sequence);
    });
  }

  change(write: WriteContext, id: string, patch: PatchTemplate): Promise<Answer> {
    const version = requireIfMatch(write);
    return this.run(write, async (tx, bookId, sequence) => {
      const template = await liveTemplate(tx, bookId, id);
      expectVersion(template.version, version);
      const input = contract(createTemplate).transform(mergePatch(templateInput(template), patch));
      const said = checkedTemplate(input, await templateSurroundings(tx, bookId));
      if (foldName(said.name) !== foldName(template.name)) await this.refuseTaken(tx, bookId, said.name);
      const changed = { ...template, ...said, version: version + 1, updatedAt: new Date() };
      await saveTemplate(tx, changed);
      return resourceAnswer(200, templateResource(changed), sequence);
    });
  }

  delete(write: WriteContext, id: string): Promise<Answer> {
    return this.run(write, async (tx, bookId, sequence) => {
      const template = await liveTemplate(tx, bookId, id);
      expectVersion(template.version, write.ifMatch);
      const at = new Date();
      await saveTemplate(tx, { ...template, version: template.version + 1, deletedAt: at, updatedAt: at });
      return goneAnswer(sequence);
    });
  }

  restore(write: WriteContext, id: string): Promise<Answer> {
    return this.run(write, async (tx, bookId, sequence) => {
      const template = await templateById(tx, bookId, id);
      if (!template) throw templateMissing();
      if (template.deletedAt === null) return resourceAnswer(200, templateResource(template), sequence);
      await this.refuseWithoutPlace(tx, bookId, template.name);
      const live = { ...template, version: template.version + 1, deletedAt: null, updatedAt: new Date() };
      await saveTemplate(tx, live);
      return resourceAnswer(200, templateResource(live), sequence);
    });
  }

  private async run<Body>(
    write: WriteContext,
    work: (tx: Sql, bookId: string, sequence: bigint) => Promise<Answer<Body>>,
  ): Promise<Answer> {
    const { bookId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => work(tx, bookId, await lockBook(tx, bookId)));
  }

  private async refuseWithoutPlace(tx: Sql, bookId: string, name: string): Promise<void> {
    const live = await this.refuseTaken(tx, bookId, name);
    if (live.length < MOST_TEMPLATES) return;
    throw new DomainError(
      'too-many-templates',
      'unprocessable',
      `A book keeps at most ${MOST_TEMPLATES} templates. Delete one first.`,
    );
  }

  private async refuseTaken(tx: Sql, bookId: string, name: string): Promise<Template[]> {
    const live = await liveTemplates(tx, bookId);
    if (live.some((other) => foldName(other.name) === foldName(name))) {
      throw new DomainError('name-taken', 'conflict', `There is a template called "${name}" already.`);
    }
    return live;
  }
}
