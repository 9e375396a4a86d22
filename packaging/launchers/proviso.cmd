@echo off
rem Does a command of Proviso without a window; without a command it opens the window.
setlocal
if "%~1"=="" (
  start "" "%~dp0..\proviso-desktop.exe"
  exit /b 0
)
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\proviso-desktop.exe" "%~dp0app\dist\service\cli.js" %*
exit /b %ERRORLEVEL%
