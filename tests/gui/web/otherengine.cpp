// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Modules that lie where the web engine's should: one of another version, one that is something else.
#ifdef OTHER_VERSION
extern "C" __attribute__((visibility("default"))) void *cinderscopeWebEngine(int)
{
    return nullptr;
}
#else
extern "C" __attribute__((visibility("default"))) int somethingElse()
{
    return 0;
}
#endif
