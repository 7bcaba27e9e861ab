import { useMediaQuery } from '@mantine/hooks';

/** Whether one likely types on keys: what they do is said only there, not on a phone. */
export function useKeyboard(): boolean {
  return useMediaQuery('(hover: hover) and (pointer: fine)', undefined, { getInitialValueInEffect: false });
}
