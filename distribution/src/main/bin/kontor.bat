@echo off
rem Starts Kontor on Windows. Needs Java 25 or newer: on the PATH, or where JAVA_HOME points to.
rem KONTOR_BASE: where config\, data\ and plugins\ of your own are (default: the folder above this one). KONTOR_JAVA_OPTS: more options for Java.
setlocal
for %%d in ("%~dp0..") do set "KONTOR_HOME=%%~fd"
if not defined KONTOR_BASE set "KONTOR_BASE=%KONTOR_HOME%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

set "MAJOR=0"
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1" ^| findstr /i "version"') do for /f "delims=." %%m in ("%%~v") do set "MAJOR=%%m"
if %MAJOR% LSS 25 (
    echo Kontor needs Java 25 or newer and found none. Install one from https://adoptium.net or point JAVA_HOME to it.
    exit /b 1
)

for %%j in ("%KONTOR_HOME%\lib\platform-core-*.jar") do set "CORE=%%j"
cd /d "%KONTOR_BASE%"
"%JAVA%" -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %KONTOR_JAVA_OPTS% -jar "%CORE%" %*
