import { allInOne } from './stages/all-in-one.mjs';
import { alone } from './stages/alone.mjs';
import { autoscaler } from './stages/autoscaler.mjs';
import { cloud } from './stages/cloud.mjs';
import { cluster } from './stages/cluster.mjs';
import { fences } from './stages/fences.mjs';
import { install } from './stages/install.mjs';
import { journeys } from './stages/journeys.mjs';
import { keys } from './stages/keys.mjs';
import { kills } from './stages/kills.mjs';
import { manifests } from './stages/manifests.mjs';
import { move } from './stages/move.mjs';
import { refusals } from './stages/refusals.mjs';
import { restore } from './stages/restore.mjs';
import { twins } from './stages/twins.mjs';
import { upgrades } from './stages/upgrades.mjs';

/**
 * In this order. Each says its result in a line; without the needed ones nothing goes on.
 * @type {{ name: string, isNeeded?: true, play(world: import('./world.mjs').World): Promise<string> }[]}
 */
export const STAGES = [
  { name: 'cluster', isNeeded: true, play: cluster },
  { name: 'manifests', play: manifests },
  { name: 'install', isNeeded: true, play: install },
  { name: 'fences', play: fences },
  { name: 'journeys', play: journeys },
  { name: 'upgrades', play: upgrades },
  { name: 'alone', play: alone },
  { name: 'kills', play: kills },
  { name: 'twins', play: twins },
  { name: 'autoscaler', play: autoscaler },
  { name: 'refusals', play: refusals },
  { name: 'restore', play: restore },
  { name: 'keys', play: keys },
  { name: 'move', play: move },
  { name: 'all-in-one', play: allInOne },
  { name: 'cloud', play: cloud },
];
