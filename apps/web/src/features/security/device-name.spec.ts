import { describe, expect, it } from 'vitest';
import { deviceOf } from './device-name';

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

describe('the name of a device', () => {
  it('is its browser and its system, not what the browser was made of', () => {
    expect(deviceOf(chrome)).toEqual({ browser: 'Chrome', system: 'Linux' });
    expect(deviceOf(`${chrome} Edg/140.0`)).toEqual({ browser: 'Edge', system: 'Linux' });
    expect(
      deviceOf(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      ),
    ).toEqual({ browser: 'Safari', system: 'iPhone' });
    expect(deviceOf('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0')).toEqual({
      browser: 'Firefox',
      system: 'Android',
    });
  });

  it('is its own word where it is no browser', () => {
    expect(deviceOf('node')).toBeNull();
    expect(deviceOf('curl/8.5.0')).toBeNull();
  });
});
