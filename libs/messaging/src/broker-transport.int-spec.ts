import { deliveryTests } from './test/delivery-tests';
import { orderTests } from './test/order-tests';
import { ATTEMPTS, type MakeTransport } from './test/stage';
import { BrokerTransport } from './broker-transport';

const inProcess: MakeTransport = (sources, homes) =>
  new BrokerTransport({
    sources,
    homes,
    retries: { attempts: ATTEMPTS, firstMs: 20, longestMs: 400 },
    electMs: 100,
  });

deliveryTests(inProcess);
orderTests(inProcess);
