#!/usr/bin/env node
import "../dist/covalkit.js";
