import { deliveryTests } from './test/delivery-tests';
import { orderTests } from './test/order-tests';
import { ATTEMPTS, type MakeTransport } from './test/stage';
import { createInProcessTransport } from './in-process-transport';

const inProcess: MakeTransport = (sources) =>
  createInProcessTransport({
    sources,
    retries: { attempts: ATTEMPTS, firstMs: 20, longestMs: 400 },
    electMs: 100,
  });

deliveryTests(inProcess);
orderTests(inProcess);
