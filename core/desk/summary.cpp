#include "desk/summary.h"
