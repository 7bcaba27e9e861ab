/// <reference types="vite/client" />

/** Of the program that this page belongs to. */
declare const __HISAAB_VERSION__: string;
