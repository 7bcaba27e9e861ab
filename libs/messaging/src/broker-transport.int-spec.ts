import { deliveryTests } from './test/delivery-tests';
import { orderTests } from './test/order-tests';
import { RETRIES, type MakeTransport } from './test/stage';
import { BrokerTransport } from './broker-transport';

const inProcess: MakeTransport = (sources, homes) =>
  new BrokerTransport({
    sources,
    homes,
    retries: RETRIES,
    electMs: 100,
  });

deliveryTests(inProcess);
orderTests(inProcess);
