import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { carried, made } from './carried.ts';

/** Chromium 153 for Linux on x64 with the libraries that bare machines lack: 70 MB, 220 MB unpacked. */
const packed = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  sha512: 'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome-headless-shell'];

/** A browser of this machine. */
const installed = (): string | undefined =>
  [
    process.env['CHROMIUM_PATH'],
    ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    chromium.executablePath(),
  ].find((file) => file !== undefined && existsSync(file));

/** It ends itself on a machine that has no fonts; those of the package are meant for another folder. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

const unpacked = (): string =>
  made(`chromium-${packed.version}`, (folder) => {
    const from = carried(packed);
    const bin = join(from, 'bin');
    const read = (name: string): Buffer => brotliDecompressSync(readFileSync(join(bin, name)));
    writeFileSync(join(folder, 'chromium'), read('chromium.br'), { mode: 0o755 });
    execFileSync('tar', ['-x'], { cwd: folder, input: read('al2023.tar.br') });
    execFileSync('tar', ['-x'], { cwd: folder, input: read('fonts.tar.br') });
    writeFileSync(join(folder, 'fonts.conf'), fonts);
    rmSync(from, { recursive: true });
  });

/** A real Chromium without a window: the one of this machine, else one from the npm registry. */
export const launch = async (): Promise<Browser> => {
  // Containers run as root, where Chromium's sandbox does not start.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  const found = installed();
  if (found !== undefined) return chromium.launch({ executablePath: found, args });
  const folder = unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args,
    env: { PATH: process.env['PATH'] ?? '', LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: folder },
  });
};
