import { deliveryTests } from './contract-tests/delivery-tests';
import { orderTests } from './contract-tests/order-tests';
import { ATTEMPTS, type MakeTransport } from './contract-tests/stage';
import { createInProcessTransport } from './in-process-transport';

const inProcess: MakeTransport = (sources) =>
  createInProcessTransport({
    sources,
    retries: { attempts: ATTEMPTS, firstMs: 20, longestMs: 400 },
    electMs: 100,
  });

deliveryTests(inProcess);
orderTests(inProcess);
