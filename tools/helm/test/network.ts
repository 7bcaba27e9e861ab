import { podsOf, type Manifest, type Pod } from './manifest';

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { key: string; operator: string; values?: readonly string[] }[];
}
interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}
interface Rule {
  readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
}
interface Policy {
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

/** What the network policies of some manifests let through, as Kubernetes reads them. */
export class Network {
  readonly pods: readonly Pod[];
  readonly #policies: readonly Policy[];

  constructor(manifests: readonly Manifest[]) {
    this.pods = podsOf(manifests);
    this.#policies = manifests
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .map(({ spec }) => spec as unknown as Policy);
  }

  pod(name: string): Pod {
    const pod = this.pods.find(({ labels }) => labels['app.kubernetes.io/name'] === name);
    if (!pod) throw new Error(`There is no pod of ${name}`);
    return pod;
  }

  /** Both ends must allow it. */
  passes(from: Pod, to: Pod, port: number): boolean {
    return this.#lets(from, 'Egress', port, to) && this.#lets(to, 'Ingress', port, from);
  }

  /** Where a pod gets beside the pods: address ranges with their ports; `*` is any. */
  outside(from: Pod): string[] {
    return this.#rules(from, 'Egress').flatMap((rule) => {
      const places = rule.to ? rule.to.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []) : ['*'];
      return places.flatMap((place) => (rule.ports ?? []).map(({ port }) => `${place}:${port}`));
    });
  }

  /** Ports at which anybody at all may come in. */
  open(to: Pod): number[] {
    return this.#rules(to, 'Ingress')
      .filter(({ from }) => from === undefined)
      .flatMap(({ ports }) => (ports ?? []).map(({ port }) => port));
  }

  isClosed(pod: Pod): boolean {
    return ['Ingress', 'Egress'].every((type) =>
      this.#policies.some(
        ({ podSelector, policyTypes }) => policyTypes.includes(type) && fits(podSelector, pod),
      ),
    );
  }

  #lets(pod: Pod, type: 'Ingress' | 'Egress', port: number, other: Pod): boolean {
    return this.#rules(pod, type).some((rule) => {
      if (rule.ports && !rule.ports.some((one) => one.port === port)) return false;
      const peers = type === 'Ingress' ? rule.from : rule.to;
      if (!peers) return true;
      return peers.some(
        ({ podSelector, namespaceSelector }) => podSelector && !namespaceSelector && fits(podSelector, other),
      );
    });
  }

  #rules(pod: Pod, type: 'Ingress' | 'Egress'): Rule[] {
    return this.#policies
      .filter(({ podSelector, policyTypes }) => policyTypes.includes(type) && fits(podSelector, pod))
      .flatMap(({ ingress = [], egress = [] }) => (type === 'Ingress' ? ingress : egress));
  }
}

function fits({ matchLabels = {}, matchExpressions = [] }: Selector, { labels }: Pod): boolean {
  const all = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    all &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const isIn = values.includes(labels[key] ?? '');
      if (operator === 'In') return isIn;
      if (operator === 'NotIn') return !isIn;
      throw new Error(`unknown operator ${operator}`);
    })
  );
}
