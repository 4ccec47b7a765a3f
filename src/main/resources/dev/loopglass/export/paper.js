// The page as a document: it is made when somebody prints.

function layPaper() {
    const paper = $('paper');
    paper.replaceChildren(element('h1', '', data.title), element('p', 'about', data.about));
    if (data.notice) paper.append(element('p', 'about', data.notice));
    if (data.lesson) layLessonOnPaper(paper);
    else layWalkOnPaper(paper);
}

/** Its stops, each with its step. */
function layLessonOnPaper(paper) {
    paper.append(...data.lesson.blocks.map(it => block(it, -1)));
    for (const chapter of data.lesson.chapters) {
        paper.append(element('h2', '', chapter.title), ...chapter.blocks.map(it => block(it, -1)));
        for (const stop of chapter.stops) {
            const list = document.createElement('ol');
            list.append(onPaper(stop.step));
            paper.append(element('h3', '', stop.title), list, ...stop.blocks.map(it => block(it, stop.step)));
        }
    }
}

function layWalkOnPaper(paper) {
    let turn = -1;
    let list = null;
    for (let step = 0; step <= last; step++) {
        if (steps.turn[step] !== turn) {
            turn = steps.turn[step];
            paper.append(element('h2', '', turn === 0 ? word('round.none') : word('round', turn)));
            list = paper.appendChild(document.createElement('ol'));
        }
        list.append(onPaper(step));
    }
}

function onPaper(step) {
    const item = document.createElement('li');
    item.append(element('span', 'number', String(step)), element('span', 'says', steps.says[step]),
            element('span', 'at', steps.at[step]));
    const frame = steps.frame[step];
    if (frame >= 0) {
        const method = data.methods[data.frames[frame][1]];
        const text = method.source < 0 ? undefined : data.files[method.source].lines[data.frames[frame][2] - 1];
        const place = element('span', 'place', spot(frame));
        if (text !== undefined) {
            const code = element('code');
            plain(code, text.trim());
            place.append(' ', code);
        }
        item.append(place);
    }
    return item;
}

addEventListener('beforeprint', layPaper);
addEventListener('afterprint', () => $('paper').replaceChildren());
