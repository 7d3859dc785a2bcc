// sharp, one picture's work of two kinds; see rounds.h for what is asked and answered, which is the same here.
//
// node sharp.mjs one PICTURE: decoded once, and each rendition from the pixels of the next larger one.
// node sharp.mjs three PICTURE: as most people write it, a pipeline a rendition, all three at once.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

const SIZES = [1200, 400, 100];
const QUALITY = { quality: 85 };
const [mode, file] = process.argv.slice(2);
const picture = readFileSync(file);

function within(image, side) {
    return image.resize(side, side, { fit: 'inside', withoutEnlargement: true });
}

async function one() {
    let bytes = 0;
    let image = sharp(picture);
    for (const side of SIZES) {
        const { data, info } = await within(image, side).raw().toBuffer({ resolveWithObject: true });
        image = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
        bytes += (await image.clone().jpeg(QUALITY).toBuffer()).length;
    }
    return bytes;
}

async function three() {
    const made = await Promise.all(SIZES.map(side => within(sharp(picture), side).jpeg(QUALITY).toBuffer()));
    return made.reduce((sum, rendition) => sum + rendition.length, 0);
}

const work = { one, three }[mode];

async function job(until) {
    let pictures = 0;
    let bytes;
    do {
        bytes = await work();
        pictures++;
    } while (performance.now() < until);
    return { pictures, bytes };
}

// A thread of libvips a pipeline, which is what sharp does by default on Linux with glibc.
sharp.concurrency(1);
console.log(`sharp ${sharp.versions.sharp}, its libvips ${sharp.versions.vips}, node ${process.versions.node}`);
for await (const line of createInterface({ input: process.stdin })) {
    const [count, millis] = line.split(' ').map(Number);
    const wall = performance.now();
    const cpu = process.cpuUsage();
    const jobs = await Promise.all(Array.from({ length: count }, () => job(wall + millis)));
    const elapsed = performance.now() - wall;
    const { user, system } = process.cpuUsage(cpu);
    const pictures = jobs.reduce((sum, each) => sum + each.pictures, 0);
    console.log(`${pictures} ${elapsed.toFixed(3)} ${((user + system) / 1000).toFixed(3)} ${jobs[0].bytes}`);
}
