@echo off
rem Starts Loopglass with the JDK of LOOPGLASS_JAVA_HOME, of JAVA_HOME or on the PATH: 25 or newer.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if defined LOOPGLASS_JAVA_HOME set "java=%LOOPGLASS_JAVA_HOME%\bin\java"
"%java%" --list-modules >nul 2>nul || (
  echo loopglass: no JDK found; install JDK 25 or newer ^(for example from https://adoptium.net^) or set LOOPGLASS_JAVA_HOME>&2
  exit /b 3
)
"%java%" --module-path "%~dp0..\lib" --enable-native-access=javafx.graphics --module dev.loopglass/dev.loopglass.Main %*
