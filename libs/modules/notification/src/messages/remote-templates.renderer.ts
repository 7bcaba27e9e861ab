import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { renderedWording, wordings } from '@hisaab/contracts';
import { Peers } from '@hisaab/platform';
import { localesFor, WordingRenderer, type KeptWording } from '@hisaab/wording';

import { TemplateRenderer, type RenderedTemplate } from './template-renderer';

const TIMEOUT_MS = 2_000;
const REFRESH_MS = 60_000;
/** While none is known a message would have to wait for templating. */
const FIRST_MS = 500;

type Variables = Readonly<Record<string, unknown>>;

/**
 * Templating in another process. The wordings in force are fetched now and then: while templating is away the last
 * known ones are rendered here, and where none was ever known the message waits.
 */
@Injectable()
export class RemoteTemplates extends TemplateRenderer implements OnModuleInit, OnModuleDestroy {
  private readonly renderer = new WordingRenderer();
  private readonly ask;
  private readonly askAll;
  private known = new Map<string, KeptWording>();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(@Inject(Peers) peers: Peers) {
    super();
    const templating = peers.of('templating');
    this.askAll = templating.call(
      'templating: wordings in force',
      () => ({ path: '/internal/templates', answer: wordings }),
      { timeoutMs: TIMEOUT_MS, resetMs: FIRST_MS },
    );
    this.ask = templating.call<[string, string, Variables], RenderedTemplate>(
      'templating: words of a message',
      (key, locale, variables) => ({
        path: `/internal/templates/${encodeURIComponent(key)}/rendered`,
        method: 'POST',
        body: { locale, variables },
        answer: renderedWording,
      }),
      {
        timeoutMs: TIMEOUT_MS,
        retries: 1,
        fallback: (error, key, locale, variables) => this.lastKnown(error, key, locale, variables),
      },
    );
  }

  /** Does not wait for templating: it may start later. */
  onModuleInit(): void {
    void this.keepUp();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  override render(key: string, locale: string, variables: Variables): Promise<RenderedTemplate> {
    return this.ask.run(key, locale, variables);
  }

  private lastKnown(error: unknown, key: string, locale: string, variables: Variables): RenderedTemplate {
    for (const candidate of localesFor(locale)) {
      const wording = this.known.get(`${key}/${candidate}`);
      if (wording) return this.renderer.render(wording, locale, variables);
    }
    throw error;
  }

  private async keepUp(): Promise<void> {
    try {
      const answer = await this.askAll.run();
      this.known = new Map(answer.wordings.map((one) => [`${one.key}/${one.locale}`, one]));
    } catch {
      // The breaker says so in the log, and what is known stays.
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.keepUp(), this.known.size > 0 ? REFRESH_MS : FIRST_MS);
    this.timer.unref();
  }
}
