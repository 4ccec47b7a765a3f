package dev.loopglass.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the method of Tornado 4.3 that this one follows, so that both can be read side by side.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Models {
    /// For example `tornado.iostream.IOStream._handle_connect`.
    String value();
}
