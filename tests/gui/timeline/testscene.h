// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/theme.h"
#include "gui/timeline/timelinepainter.h"
#include "support/syntheticrun.h"

namespace cinderscope {

//! A scene over a snapshot, without a widget.
class TestScene
{
public:
    explicit TestScene(const SnapshotPtr &snapshot, QSize size = {1000, 700}, const RowChoices &choices = {})
    {
        scene.size = size;
        scene.snapshot = snapshot;
        scene.bars = BarIndex().update(*snapshot);
        scene.running = std::make_shared<RunningIndex>(*snapshot);
        scene.layout = std::make_shared<RowLayout>(*snapshot, *scene.bars, choices, scene.lanesRect().height());
        scene.colors = ThemeColors::light();
        scene.font = scene.smallFont = scene.strongFont = Theme::instance().font(FontRole::Small);
        fit();
    }
    void fit()
    {
        scene.scale = TimeScale::fitting(double(scene.snapshot->begin()), double(scene.snapshot->end()),
                                         scene.lanesRect().width());
    }
    //! A part of the run: its \a share at \a place (0 … 1).
    void zoom(double share, double place)
    {
        const auto begin = double(scene.snapshot->begin());
        const double span = double(scene.snapshot->end()) - begin;
        const double from = begin + span * (1 - share) * place;
        scene.scale = TimeScale::fitting(from, from + span * share, scene.lanesRect().width());
    }

    TimelineScene scene;
};

inline SnapshotPtr syntheticSnapshot(std::int64_t tasks, SyntheticRun::Options options = {}, bool finish = false)
{
    ApplicationStore store;
    SyntheticRun run(options);
    run.advance(store, tasks);
    if (finish)
        run.finish(store);
    return store.snapshot();
}

inline SyntheticRun::Options eventful()
{
    SyntheticRun::Options options;
    options.executorLoss = true;
    options.failJobs = true;
    return options;
}

} // namespace cinderscope
