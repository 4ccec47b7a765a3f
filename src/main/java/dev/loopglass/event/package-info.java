/// Everything a reactor can be seen doing, on one page; `Step` is the envelope around it.
package dev.loopglass.event;
