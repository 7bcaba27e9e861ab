export interface KafkaSettings {
  readonly brokers: readonly string[];
  /** How the brokers' logs call this process. */
  readonly clientId: string;
  /** SASL by SCRAM-SHA-512, over TLS. */
  readonly account?: { readonly username: string; readonly password: string } | undefined;
  /** TLS: the authority that signed the brokers' certificates, as PEM; `true` takes those that Node knows. */
  readonly tls?: { readonly ca?: string } | undefined;
}

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string>>;
}

export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: number;
}

export interface IncomingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly value: string | null;
  readonly type: string | undefined;
  readonly timestamp: number;
}

/**
 * Takes what one fetch brought, in the order of each partition; their offsets are committed when it resolves.
 * Where `isLost` says so the partitions may be another's by now: it throws, and nothing is committed.
 */
export type Take = (records: readonly IncomingRecord[], isLost: () => boolean) => Promise<void>;

/** What a member of a group does. */
export interface Member {
  readonly take: Take;
  /** The partitions are others than before. */
  readonly onJoin: () => void;
}

export interface Following {
  isJoined(): boolean;
  stop(): Promise<void>;
}

/** The first record that a partition has, and the one that comes next. */
export interface PartitionEnds {
  readonly topic: string;
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
}
