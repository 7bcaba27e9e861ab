import { Caching } from '@hisaab/caching';
import { Module, type DynamicModule } from '@nestjs/common';
import { EndedSessions, LONGEST_ACCESS_TOKEN_MS } from './ended-sessions';
import { FieldCipher } from './field.cipher';
import { JwksSource, LocalJwks } from './jwks.source';
import { MasterKey } from './master.key';
import { TOKEN_EXPECTATION, TokenVerifier, type TokenExpectation } from './token.verifier';

/** What one process has once, whatever services run in it. */
export interface ProcessSecurity {
  readonly expectation: TokenExpectation;
  /** Without one, keys come from auth in this process. */
  readonly jwks?: JwksSource;
  /** Only where a service of this process encrypts something. */
  readonly masterKey?: MasterKey;
}

@Module({})
export class SecurityModule {
  /** Import once in the root of an app. AccessGuard and AccessCopies belong to each service and come with it. */
  static forProcess({ expectation, jwks, masterKey }: ProcessSecurity): DynamicModule {
    const secrets = masterKey ? [{ provide: MasterKey, useValue: masterKey }, FieldCipher] : [];
    return {
      module: SecurityModule,
      global: true,
      providers: [
        { provide: TOKEN_EXPECTATION, useValue: expectation },
        { provide: JwksSource, useValue: jwks ?? new LocalJwks() },
        {
          provide: EndedSessions,
          inject: [Caching],
          useFactory: (caching: Caching) =>
            new EndedSessions(caching.recent('ended-sessions', LONGEST_ACCESS_TOKEN_MS)),
        },
        TokenVerifier,
        ...secrets,
      ],
      exports: [
        TOKEN_EXPECTATION,
        JwksSource,
        EndedSessions,
        TokenVerifier,
        ...(masterKey ? [MasterKey, FieldCipher] : []),
      ],
    };
  }
}
