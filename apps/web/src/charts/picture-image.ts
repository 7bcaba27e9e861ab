import { createContext, use } from 'react';

/** Where a canvas offers itself to be saved as an image by the frame around it. */
export interface PictureImage {
  /** Answers how to take the offer back. */
  offer(draw: () => HTMLCanvasElement): () => void;
}

export const PictureImageContext = createContext<PictureImage | null>(null);

export function usePictureImage(): PictureImage | null {
  return use(PictureImageContext);
}
