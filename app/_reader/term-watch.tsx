// Makes the notes of the words come by pointer and keyboard; see term-notes.ts.
'use client';

import { useEffect } from 'react';
import { watchTerms } from './term-notes';

/** Draws nothing. */
export function TermWatch() {
  useEffect(watchTerms, []);
  return null;
}
