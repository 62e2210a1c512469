# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts Spark in this kernel: `spark`, `sc` and `conf` are there afterwards.
# Copy this file to change it. Literals of the configuration take the place of the words in double braces;
# cinderscope_kernel comes from Cinderscope, nothing has to be installed.
import cinderscope_kernel

cinderscope_kernel.begin(
    existing={{existing}},
    environment={{environment}},
    listener={{listener}},
    python={{python}},
    java_home={{java_home}},
    secrets=globals().pop({{secret}}, None),
)
spark = cinderscope_kernel.session(name={{name}}, master={{master}}, properties={{properties}})
sc = spark.sparkContext
conf = sc.getConf()
del cinderscope_kernel
