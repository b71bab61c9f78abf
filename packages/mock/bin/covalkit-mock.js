#!/usr/bin/env node
// Apart from the build's output, so that installing before building can link the command.
import "../dist/command/main.js";
